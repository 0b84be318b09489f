# SPDX-License-Identifier: GPL-3.0-or-later
import fonts
from model import *


def runs(text, style):
    capitals = text.isupper() and any(c not in fonts.TCVN3 and c.lower() in fonts.TCVN3 for c in text)
    return [(fonts.tcvn3(style, big), part) for big, part in fonts.tcvn3_runs(text, capitals)]


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Kiểm tra, rà soát văn bản quy phạm pháp luật năm 2012", number=None, symbol="KH-STP",
                  issuer="Sở Tư pháp", province="Bắc Giang", place="Bắc Giang", date_text="ngày tháng 02 năm 2012", date="2012-02", year=2012,
                  bases=[base("40/2010/NĐ-CP", "2010-04-12"), base("20/2010/TT-BTP", "2010-11-30")])
    return Document("kiem-tra-van-ban-so-tu-phap-bac-giang-2012", "reportlab", fields, [
        Letterhead(["UBND TỈNH BẮC GIANG"], ["SỞ TƯ PHÁP"], "Số:       /KH-STP", "Bắc Giang, ngày       tháng 02 năm 2012"),
        Title("KẾ HOẠCH", "Kiểm tra, rà soát văn bản quy phạm pháp luật năm 2012"),
        Para("Căn cứ Nghị định số 40/2010/NĐ-CP ngày 12/4/2010 của Chính phủ về kiểm tra và xử lý văn bản quy phạm pháp luật;"),
        Para("Căn cứ Thông tư số 20/2010/TT-BTP ngày 30/11/2010 của Bộ Tư pháp quy định chi tiết thi hành một số điều của Nghị định nêu trên,"),
        Para("Sở Tư pháp tỉnh Bắc Giang xây dựng kế hoạch như sau:"),
        Para("I. MỤC ĐÍCH, YÊU CẦU", "h"),
        *items("-", """Phát hiện kịp thời nội dung trái pháp luật để đình chỉ, sửa đổi hoặc bãi bỏ.
Bảo đảm trình tự, thẩm quyền và tính khách quan trong kiểm tra.
Kết luận kiểm tra phải nêu rõ nội dung sai, căn cứ xác định nội dung sai và thời hạn cơ quan ban hành văn bản phải tự xử lý.
Gắn kiểm tra văn bản với việc theo dõi tình hình thi hành pháp luật ở địa phương, nhất là trong lĩnh vực đất đai và bồi thường.
Huy động đội ngũ cộng tác viên có kinh nghiệm, bảo đảm kinh phí theo quy định."""),
        Para("II. NỘI DUNG, TIẾN ĐỘ", "h"),
        Table("number:STT:8; content:Nội dung công việc:41; lead:Cơ quan chủ trì:18; support:Cơ quan phối hợp:18; deadline:Thời gian thực hiện:15", """
1. | Tự kiểm tra văn bản do Hội đồng nhân dân, Ủy ban nhân dân tỉnh ban hành trong quý IV năm 2011 và các quý của năm 2012 | Phòng Kiểm tra văn bản | Văn phòng Ủy ban nhân dân tỉnh, các sở có liên quan | Mỗi quý một lần @rec
2. | Kiểm tra theo thẩm quyền văn bản của cấp huyện gửi đến | Phòng Kiểm tra văn bản | Phòng Tư pháp các huyện, thành phố | Trong 30 ngày từ khi nhận văn bản @?
3. | Rà soát văn bản về đất đai, đầu tư, xây dựng và giải phóng mặt bằng | Phòng Kiểm tra văn bản | Sở Tài nguyên và Môi trường, Sở Xây dựng, Sở Kế hoạch và Đầu tư | Quý III/2012 @q3
4. | Kiểm tra theo địa bàn tại 04 huyện: Lục Ngạn, Sơn Động, Yên Thế và Hiệp Hòa; nội dung kiểm tra gồm thể thức, căn cứ pháp lý, thẩm quyền ban hành, sự phù hợp với văn bản của cấp trên và trình tự xây dựng văn bản | Đoàn kiểm tra liên ngành do Lãnh đạo Sở làm trưởng đoàn, thành viên là đại diện Sở Tài chính, Sở Nội vụ, Văn phòng Ủy ban nhân dân tỉnh và cộng tác viên | Ủy ban nhân dân các huyện được kiểm tra bố trí địa điểm, cử cán bộ làm việc với đoàn và cung cấp đầy đủ hồ sơ | Đợt 1: tháng 5; đợt 2: tháng 9 năm 2012 @?
5. | Công bố danh mục văn bản hết hiệu lực | Phòng Kiểm tra văn bản | Văn phòng Sở | Tháng 12/2012 @m12
6. | Cập nhật cơ sở dữ liệu phục vụ kiểm tra văn bản | Phòng Kiểm tra văn bản |  | Thường xuyên @cont
7. | Tập huấn kỹ năng soạn thảo, kiểm tra văn bản cho công chức tư pháp - hộ tịch cấp xã | Phòng Kiểm tra văn bản | Phòng Phổ biến, giáo dục pháp luật | Tháng 6 - tháng 7 @m6~m7
8. | Báo cáo công tác kiểm tra, xử lý văn bản | Phòng Kiểm tra văn bản | Các phòng, trung tâm thuộc Sở | Trước ngày 05/11/2012 @<1105
"""),
        Para("III. BIỆN PHÁP THEO DÕI THỰC HIỆN", "h"),
        *items("1.", """Phòng Kiểm tra văn bản mở sổ theo dõi văn bản đến, văn bản đã kiểm tra và kết quả xử lý.
Trưởng phòng báo cáo tiến độ với Giám đốc Sở tại giao ban tuần đầu hàng tháng.
Cuối năm tổ chức họp rút kinh nghiệm, đề nghị khen thưởng cá nhân có thành tích.""", "measure"),
        Para("Trên đây là kế hoạch kiểm tra, rà soát văn bản năm 2012 của Sở Tư pháp./."),
        Signature([signer("GIÁM ĐỐC", None, "Nguyễn Văn Khải")], ["Cục Kiểm tra văn bản - Bộ Tư pháp", "UBND tỉnh (báo cáo)", "Phòng Tư pháp các huyện, thành phố", "Lưu: VT, KTVB"]),
    ], layout={"runs": runs, "size": 12, "footer": lambda page: str(page), "motto_size": 10.5})
