# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="TB", type_text="THÔNG BÁO", title="Về việc niêm yết giá dịch vụ kỹ thuật, in ấn và cho thuê thiết bị", number="23", symbol="TB-TTVH",
                  issuer="Trung tâm Văn hóa tỉnh", province="Vĩnh Phúc", place="Vĩnh Yên", date_text="ngày 02 tháng 6 năm 2016", date="2016-06-02", year=2016,
                  bases=[base("177/2013/NĐ-CP", "2013-11-14")])
    return Document("bao-gia-trung-tam-vinh-phuc-2016", "wkhtmltopdf", fields, [
        Letterhead(["SỞ VĂN HÓA, THỂ THAO VÀ", "DU LỊCH TỈNH VĨNH PHÚC"], ["TRUNG TÂM VĂN HÓA TỈNH"], "Số: 23/TB-TTVH", "Vĩnh Yên, ngày 02 tháng 6 năm 2016"),
        Title("THÔNG BÁO", "Về việc niêm yết giá dịch vụ kỹ thuật, in ấn và cho thuê thiết bị"),
        Para("Căn cứ Nghị định số 177/2013/NĐ-CP ngày 14/11/2013 của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều của Luật Giá;"),
        Para("Trung tâm Văn hóa tỉnh niêm yết giá các dịch vụ áp dụng từ ngày 15/6/2016 như sau:"),
        Table("number:STT:7; content:Nội dung dịch vụ:38; other:Đơn vị tính:14; other2:Số lượng tối thiểu:13; other3:Đơn giá (đồng):15; note:Ghi chú:13", """
1 | In pa-nô bạt khổ lớn, mực ngoài trời | m² | 5 | 65.000 | Chưa gồm khung
2 | Cắt dán chữ đề-can khẩu hiệu | m² | 2 | 110.000 |
3 | Thuê hệ thống âm thanh 5 kW, có người vận hành | buổi | 1 | 4.500.000 | Trong thành phố
4 | Thuê đèn chiếu sân khấu | bộ | 4 | 350.000 |
5 | Thuê màn hình LED P5 | m²/ngày | 12 | 900.000 | Đã gồm lắp đặt
6 | Dàn dựng chương trình văn nghệ quần chúng | chương trình | 1 | Theo thỏa thuận |
""", task=False, size=13),
        Para("Giá trên đã bao gồm thuế giá trị gia tăng. Khách hàng có nhu cầu liên hệ Phòng Dịch vụ, điện thoại 0211.3847.112./."),
        Signature([signer("GIÁM ĐỐC", None, "Bùi Đăng Khoa")], ["Sở VHTTDL", "Niêm yết tại trụ sở", "Lưu: VT, DV"]),
    ], layout={"family": "'DejaVu Serif'", "size": 14})
