# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="QĐ", type_text="QUYẾT ĐỊNH", title="Về việc thành lập Ban Chỉ đạo áp dụng hệ thống quản lý chất lượng", number="410", symbol="QĐ-UBND",
                  issuer="Ủy ban nhân dân huyện Can Lộc", province="Hà Tĩnh", place="Can Lộc", date_text="ngày 25 tháng 5 năm 2022", date="2022-05-25", year=2022,
                  bases=[base("19/2014/QĐ-TTg", "2014-03-05"), base("74/KH-UBND", "2022-02-28")])
    return Document("quyet-dinh-ban-chi-dao-ha-tinh-2022", "weasyprint", fields, [
        Letterhead([], ["ỦY BAN NHÂN DÂN", "HUYỆN CAN LỘC"], "Số: 410/QĐ-UBND", "Can Lộc, ngày 25 tháng 5 năm 2022"),
        Title("QUYẾT ĐỊNH", "Về việc thành lập Ban Chỉ đạo áp dụng hệ thống quản lý chất lượng"),
        Para("ỦY BAN NHÂN DÂN HUYỆN CAN LỘC", "c"),
        Para("Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ tướng Chính phủ;", "i"),
        Para("Căn cứ Kế hoạch số 74/KH-UBND ngày 28/02/2022 của Ủy ban nhân dân tỉnh Hà Tĩnh;", "i"),
        Para("Xét đề nghị của Trưởng phòng Nội vụ huyện.", "i"),
        Para("QUYẾT ĐỊNH:", "c"),
        Para("Điều 1. Thành lập Ban Chỉ đạo áp dụng hệ thống quản lý chất lượng của Ủy ban nhân dân huyện, gồm các thành viên có tên trong danh sách kèm theo."),
        Para("Điều 2. Ban Chỉ đạo có nhiệm vụ chỉ đạo xây dựng mục tiêu chất lượng hằng năm, phân công theo dõi và đánh giá kết quả thực hiện."),
        Para("Điều 3. Quyết định có hiệu lực từ ngày ký. Chánh Văn phòng, Trưởng phòng Nội vụ và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành./."),
        Signature([signer("TM. ỦY BAN NHÂN DÂN//KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bùi Huy Cường")], ["Như Điều 3", "Sở Khoa học và Công nghệ", "Lưu: VT, NV"]),
        Break(),
        Para("DANH SÁCH THÀNH VIÊN BAN CHỈ ĐẠO", "c"),
        Para("(Kèm theo Quyết định số 410/QĐ-UBND ngày 25 tháng 5 năm 2022 của Ủy ban nhân dân huyện Can Lộc)", "ci"),
        Table("number:STT:7; other:Họ và tên:24; other2:Chức vụ, đơn vị công tác:34; content:Nhiệm vụ:18; note:Ghi chú:17", """
1 | Bùi Huy Cường | Phó Chủ tịch UBND huyện | Trưởng ban |
2 | Đặng Trần Phong | Chánh Văn phòng HĐND và UBND huyện | Phó Trưởng ban thường trực |
3 | Nguyễn Thị Hoài An | Trưởng phòng Nội vụ | Phó Trưởng ban |
4 | Võ Tá Dũng | Trưởng phòng Tài chính - Kế hoạch | Ủy viên | Phụ trách kinh phí
5 | Lê Thị Hồng Gấm | Chuyên viên Văn phòng | Ủy viên, Thư ký | Kiêm tổ trưởng Tổ ISO
6 | Phan Bá Linh | Viên chức Trung tâm Văn hóa - Truyền thông | Ủy viên |
""", task=False, borders="dotted", size=12),
        Para("(Danh sách này có 06 người)", "i"),
    ], layout={"size": 13})
